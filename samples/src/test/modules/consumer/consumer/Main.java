package consumer;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.Overflow;
import dev.headrace.Result;
import dev.headrace.coroutines.HandlerFlowKt;
import dev.headrace.flow.Pipeline;
import dev.headrace.kotlin.HandlersKt;
import dev.headrace.kotlin.StepsKt;
import dev.headrace.wire.JacksonCodec;
import dev.headrace.world.Key;
import dev.headrace.world.Res;
import dev.headrace.world.TypeRef;
import dev.headrace.world.World;
import java.util.List;
import kotlin.Unit;

/** Uses one thing of each module. */
public final class Main {
  record Limits(int max) {}

  private Main() {}

  static void onText(Res<Limits> limits, String text) {
    System.out.println(text.length() + limits.get().max());
  }

  /** This module opens nothing, so nobody can read what the function takes; the error says so. */
  private static void wireWhatIsNotOpen(World world) {
    try {
      world.handler(Main::onText);
    } catch (BuildException e) {
      System.out.println(e.problems().get(0).what());
    }
  }

  /** A payload, in a package that is exported. */
  public record Pair(int a, String b) {}

  public static void main(String[] args) {
    Handler<String> java = Handler.of("java", event -> System.out.println("java " + event));
    Handler<String> kotlin =
        HandlersKt.handler(
            "kotlin",
            event -> {
              System.out.println("kotlin " + event);
              return Unit.INSTANCE;
            });
    java.run("runs");
    kotlin.run("runs");
    World world = World.builder().add(new Limits(10)).build();
    Pipeline.of(world, String.class)
        .then(
            StepsKt.<Res<Limits>, String, Integer>step2(
                (limits, text) -> text.length() + limits.get().max(),
                new TypeRef<Res<Limits>>() {}.type()))
        .end(n -> System.out.println("kotlin reads " + n))
        .build("in modules")
        .run("of");
    wireWhatIsNotOpen(world);
    System.out.println(Key.of(new TypeRef<List<String>>() {}));
    System.out.println(Result.ok(1).map(n -> n + 1));
    System.out.println(Overflow.dropOldest(8));
    System.out.println(JacksonCodec.create().encode(new Pair(1, "x")));
    for (Class<?> type :
        List.of(
            Handler.class, HandlersKt.class, HandlerFlowKt.class, JacksonCodec.class, Main.class)) {
      System.out.println(type.getModule().getName());
    }
  }
}
