/** Every page, in the order in which it is read: the sidebar, and the order of the texts for machines. */
export const pages = [
  {
    text: 'Start',
    items: [
      ['Why Headrace', '/why'],
      ['Getting started', '/guide/getting-started'],
      ['The market desk', '/guide/desk'],
      ['Modules', '/guide/modules'],
      ['The Kotlin layer', '/guide/kotlin'],
    ],
  },
  {
    text: 'Events',
    items: [
      ['Handlers', '/guide/handlers'],
      ['Registries', '/guide/registries'],
      ['Fan-out and broadcast', '/guide/fan-out'],
      ['Flows', '/guide/flows'],
      ['Results', '/guide/results'],
      ['Errors', '/guide/errors'],
    ],
  },
  {
    text: 'World',
    items: [
      ['The world', '/guide/world'],
      ['Keys', '/guide/keys'],
      ['Local state', '/guide/local-state'],
      ['Optional resources', '/guide/optional-resources'],
      ['Callbacks and templates', '/guide/templates'],
      ['Pipelines', '/guide/pipelines'],
      ['DAGs', '/guide/dags'],
      ['Batches', '/guide/batches'],
    ],
  },
  {
    text: 'Loop',
    items: [
      ['The loop', '/guide/loop'],
      ['Clocks', '/guide/clocks'],
      ['Timers', '/guide/timers'],
      ['Inbox', '/guide/inbox'],
      ['Sockets', '/guide/io'],
      ['Reactors', '/guide/reactors'],
      ['Scheduler', '/guide/scheduler'],
      ['Coroutines', '/guide/coroutines'],
    ],
  },
  {
    text: 'Process',
    items: [
      ['Lifecycle', '/guide/lifecycle'],
      ['An application in Kotlin', '/guide/application'],
      ['Commands and channels', '/guide/commands'],
      ['Between processes', '/guide/wire'],
      ['Testing', '/guide/testing'],
    ],
  },
  {
    text: 'Cookbook',
    items: [
      ['All recipes', '/cookbook/'],
      ['Hot reload', '/cookbook/hot-reload'],
      ['Audit', '/cookbook/audit'],
      ['Transaction hooks', '/cookbook/transaction-hooks'],
      ['Metrics', '/cookbook/metrics'],
      ['A host of plug-ins', '/cookbook/plugin-host'],
      ['Graceful shutdown', '/cookbook/graceful-shutdown'],
    ],
  },
  {
    text: 'Coming from',
    collapsed: true,
    items: [
      ['Overview', '/coming-from/'],
      ['Disruptor', '/coming-from/disruptor'],
      ['Guava EventBus', '/coming-from/guava-eventbus'],
      ['Vert.x', '/coming-from/vertx'],
      ['Spring events', '/coming-from/spring'],
      ['Reactor', '/coming-from/reactor'],
      ['Bevy', '/coming-from/bevy'],
      ['nexus-rt', '/coming-from/nexus-rt'],
      ['registry-io', '/coming-from/registry-io'],
      ['cmd-ipc', '/coming-from/cmd-ipc'],
    ],
  },
  {
    text: 'Background',
    items: [
      ['Performance', '/performance'],
      ['Beside other libraries', '/comparison'],
      ['Design decisions', '/decisions'],
    ],
  },
]
