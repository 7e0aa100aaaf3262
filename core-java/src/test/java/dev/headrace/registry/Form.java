package dev.headrace.registry;

/** The forms in which a registry calls its handlers. What it does does not depend on them. */
enum Form {
  LOOP {
    @Override
    Settling settling() {
      return new Settling(Runnable::run, Integer.MAX_VALUE, Integer.MAX_VALUE / 100);
    }
  },
  /** Compiled after each change, by the first publish. */
  COMPILED {
    @Override
    Settling settling() {
      return new Settling(Runnable::run, 1, 1);
    }
  };

  abstract Settling settling();

  <E> SyncRegistry<E> registry() {
    return SyncRegistry.<E>builder("prices").settling(settling()).build();
  }
}
