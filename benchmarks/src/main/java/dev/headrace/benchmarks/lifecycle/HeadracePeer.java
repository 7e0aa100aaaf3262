package dev.headrace.benchmarks.lifecycle;

import dev.headrace.lifecycle.Container;
import dev.headrace.lifecycle.ContainerBuilder;

/** Ours: {@link Container}, whose hooks have a thread and deadlines. */
final class HeadracePeer extends StartingPeer {
  private final boolean isChained;

  HeadracePeer(String shape) {
    super(shape);
    this.isChained = shape.startsWith("chain");
  }

  @Override
  void startAndStop() {
    ContainerBuilder<Object> builder = Container.withoutState();
    for (int i = 0; i < services.size(); i++) {
      Service service = services.get(i);
      String before = isChained && i > 0 ? name(i - 1) : null;
      builder.add(
          name(i),
          hooks -> hooks.boot(boot -> service.start()).shutdown(shutdown -> service.stop()),
          with -> {
            if (before != null) {
              with.after(before);
            }
          });
    }
    try (Container<Object> container = builder.build("desk")) {
      container.start();
    }
  }
}
