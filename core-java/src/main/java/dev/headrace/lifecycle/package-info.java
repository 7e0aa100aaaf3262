/**
 * The life of a process: its providers are checked together, booted in order, run, reloaded, and
 * shut down in reverse, within deadlines.
 *
 * <pre>{@code
 * Container<Settings> app =
 *     Container.of(settings)
 *         .add(new Database())
 *         .add(new Feed(), with -> with.after(Database.class))
 *         .add(new Api(), with -> with.after(Feed.class).restarts(Restart.onFailure()))
 *         .bootTimeout(Duration.ofSeconds(10)).shutdownDeadline(Duration.ofSeconds(20))
 *         .stopOnSignals()
 *         .build("desk");
 *
 * app.start();            // validates all, boots in order, rolls back on failure, starts runners
 * app.awaitShutdown();    // SIGTERM and SIGINT end it in reverse order
 * }</pre>
 *
 * <pre>
 *   NEW ──boot──▶ BOOTING ──▶ READY ──run──▶ RUNNING
 *    │               │          │               │
 *    └───────────────┴──────────┴───shutdown────┴──▶ STOPPING ──▶ STOPPED, or after a failure FAILED
 * </pre>
 */
@NullMarked
package dev.headrace.lifecycle;

import org.jspecify.annotations.NullMarked;
