package dev.headrace;

import java.util.function.Consumer;

/** A handler that hands each event to a function. */
final class ActionHandler<E> extends Handler<E> {
  private final String name;
  private final Consumer<? super E> action;

  ActionHandler(String name, Consumer<? super E> action) {
    this.name = name;
    this.action = action;
  }

  @Override
  public void run(E event) {
    action.accept(event);
  }

  @Override
  public String name() {
    return name;
  }
}
