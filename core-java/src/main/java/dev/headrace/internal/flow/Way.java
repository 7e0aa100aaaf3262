package dev.headrace.internal.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a method of a compiled plan does, up to where it ends. */
sealed interface Way {

  /**
   * Runs a block, then goes on.
   *
   * @param block what runs
   * @param then how it goes on
   */
  record Through(Block block, Way then) implements Way {}

  /**
   * Goes on in one of several ways, which do not meet again in this method.
   *
   * @param choice a branch or a switch
   * @param ways what becomes of each of its blocks, in their order
   */
  record Fork(Instruction choice, List<Way> ways) implements Way {
    public Fork {
      ways = List.copyOf(ways);
    }
  }

  /**
   * Ends with a call of another method.
   *
   * @param segment the method, or null where all is done
   */
  record GoOn(@Nullable Segment segment) implements Way {}
}
