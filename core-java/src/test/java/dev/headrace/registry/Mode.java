package dev.headrace.registry;

/** The two ways to publish; what holds for both is tested with both. */
enum Mode {
  AT_ONCE {
    @Override
    <E> Dispatch<E> publish(AsyncRegistry<E> registry, E event) {
      return registry.publish(event);
    }
  },
  IN_ORDER {
    @Override
    <E> Dispatch<E> publish(AsyncRegistry<E> registry, E event) {
      return registry.publishInOrder(event);
    }
  };

  abstract <E> Dispatch<E> publish(AsyncRegistry<E> registry, E event);
}
