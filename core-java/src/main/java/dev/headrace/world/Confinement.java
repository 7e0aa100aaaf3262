package dev.headrace.world;

import dev.headrace.HeadraceException;
import dev.headrace.function.Action1;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a world is used by one thread: the first that runs one of its handlers, until it
 * hands off.
 *
 * <pre>
 *   field  read     written                      guarded by
 *   owner  acquire  compareAndSet, setRelease    itself: set from null, and back to null by its owner
 * </pre>
 */
final class Confinement implements Action1<Object> {
  private static final long serialVersionUID = 1L;
  private static final VarHandle OWNER;

  static {
    try {
      OWNER = MethodHandles.lookup().findVarHandle(Confinement.class, "owner", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by its VarHandle
  private transient @Nullable Thread owner;

  @Override
  public void run(Object event) {
    check();
  }

  void check() {
    Thread current = Thread.currentThread();
    Thread known = (Thread) OWNER.getAcquire(this);
    if (known != current && (known != null || !OWNER.compareAndSet(this, null, current))) {
      throw new WrongThreadException(current, (Thread) OWNER.getAcquire(this));
    }
  }

  void handOff() {
    check();
    OWNER.setRelease(this, null);
  }

  /** The kind is not public: it is a bug to be mended, not a state to be handled. */
  private static final class WrongThreadException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    WrongThreadException(Thread current, @Nullable Thread owner) {
      super(
          "the world belongs to thread "
              + (owner == null ? "that just handed it off" : owner.getName())
              + ", but thread "
              + current.getName()
              + " runs one of its handlers",
          "send the event to the world's thread, or let that thread call handOff() first",
          null);
    }
  }
}
