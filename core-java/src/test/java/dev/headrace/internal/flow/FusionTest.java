package dev.headrace.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.function.Action1;
import dev.headrace.function.Source;
import dev.headrace.graph.Graph;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final Variable EVENT = new Variable(0, Kind.VALUE);
  private static final Variable ERROR = new Variable(1, Kind.VALUE);
  private static final Condition FAILED = new Condition.Present(ERROR);

  @Test
  void whatIsAskedTwiceInARowIsAskedOnce() {
    Block fused =
        fused(
            make("error"),
            new Instruction.Branch(FAILED, Block.EMPTY, Block.of(look("first"))),
            new Instruction.Branch(
                FAILED, Block.of(look("report")), Block.of(look("second"), look("third"))));
    assertThat(fused.instructions())
        .containsExactly(
            make("error"),
            new Instruction.Branch(
                FAILED,
                Block.of(look("report")),
                Block.of(look("first"), look("second"), look("third"))));
  }

  @Test
  void whatTheFirstMayChangeIsAskedAgain() {
    List<Instruction> plan =
        List.of(
            make("error"),
            new Instruction.Branch(FAILED, Block.of(look("report")), Block.of(make("another"))),
            new Instruction.Branch(FAILED, Block.of(look("report again")), Block.EMPTY));
    assertThat(fused(plan.toArray(new Instruction[0])).instructions()).isEqualTo(plan);
  }

  @Test
  void whatAFlagIsKnownToBeIsNotAsked() {
    Variable flag = new Variable(2, Kind.FLAG);
    Block fused =
        fused(
            make("error"),
            new Instruction.Branch(
                FAILED,
                Block.of(look("report"), new Instruction.SetFlag(flag, null, true)),
                Block.of(look("go on"), new Instruction.SetFlag(flag, null, false))),
            new Instruction.Branch(
                new Condition.Holds(flag), Block.of(look("retry")), Block.of(look("done"))));
    assertThat(fused.instructions())
        .containsExactly(
            make("error"),
            new Instruction.Branch(
                FAILED,
                Block.of(look("report"), look("retry")),
                Block.of(look("go on"), look("done"))));
  }

  private static Block fused(Instruction... instructions) {
    return Fusion.fused(
            new Plan("sample", EVENT, 3, Block.of(instructions), () -> Graph.of("flow", "sample")))
        .body();
  }

  private static final Action1<Object> LOOK = value -> {};
  private static final Source<Object> MAKE = Object::new;

  private static Instruction look(String step) {
    return new Instruction.Call(
        new Origin("flow sample", step),
        Shape.of(Action1.class),
        LOOK,
        List.of(EVENT),
        null,
        false);
  }

  private static Instruction make(String step) {
    return new Instruction.Call(
        new Origin("flow sample", step), Shape.of(Source.class), MAKE, List.of(), ERROR, false);
  }
}
