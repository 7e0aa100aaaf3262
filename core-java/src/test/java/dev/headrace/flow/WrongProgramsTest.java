package dev.headrace.flow;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What makes no sense does not compile. Each program has a right twin that does, so that it is
 * wrong for the reason it says and not for a slip.
 */
@Tag("compiled") // javac says the same whichever engine runs flows
class WrongProgramsTest {
  private static WrongProgram program(
      String name, String right, String wrong, String at, String says) {
    return new WrongProgram(name, right, wrong, at, says);
  }

  /** The same statement on another stage, which does not have what it asks for. */
  private static WrongProgram only(String name, String rightStage, String wrongStage, String call) {
    String at = call.substring(0, call.indexOf('('));
    return program(
        name, rightStage + call + ";", wrongStage + call + ";", at, "cannot find symbol");
  }

  @TestFactory
  Stream<DynamicTest> aValueCannot() {
    return tests(
        only("have an error", "result", "pipe", ".onError(e -> {})"),
        only("be replaced", "maybe", "pipe", ".orElse(order)"),
        only("be absent", "maybe", "pipe", ".onAbsent(() -> {})"),
        only("fail for absence", "maybe", "pipe", ".orFail(\"none\")"),
        only("be asked for its error", "result", "pipe", ".mapError(String::length)"),
        only("run an arm where it is present", "maybe", "pipe", ".whenPresent(a -> a)"),
        program(
            "end without a step",
            "maybe.end();",
            "pipe.end();",
            ".end",
            "no suitable method found for end(no arguments)"),
        only("be negated", "yes", "pipe", ".not()"));
  }

  @TestFactory
  Stream<DynamicTest> whatMayBeAbsentCannot() {
    return tests(
        only("have an error", "result", "maybe", ".tapError(e -> {})"),
        only("be checked", "pipe", "maybe", ".check(o -> true)"),
        only("be forked", "pipe", "maybe", ".fork()"),
        only("be viewed", "pipe", "maybe", ".view(o -> 1)"),
        program(
            "be replaced by another type",
            "maybe.orElse(order);",
            "maybe.orElse(\"none\");",
            "\"none\"",
            "String cannot be converted to"),
        program(
            "be replaced by what makes another type",
            "maybe.orElseGet(() -> order);",
            "maybe.orElseGet(() -> \"none\");",
            ".orElseGet",
            "no suitable method found for orElseGet"));
  }

  @TestFactory
  Stream<DynamicTest> aNumberCannot() {
    String number = "pipe.thenLong(o -> 1)";
    return tests(
        only("be absent", number + ".guard(n -> true)", number, ".onAbsent(() -> {})"),
        only("be replaced", number + ".guard(n -> true)", number, ".orElse(1)"),
        only(
            "be dispatched in no box",
            number + ".boxed()",
            number,
            ".dispatch(Handler.of(n -> {}))"),
        program(
            "be made of a text",
            "pipe.thenLong(o -> 1);",
            "pipe.thenLong(o -> \"1\");",
            "\"1\"",
            "String cannot be converted to long"),
        program(
            "become narrower by itself",
            number + ".thenDouble(n -> n / 2.0);",
            number + ".thenLong(n -> n / 2.0);",
            "/ 2.0",
            "possible lossy conversion from double to long"));
  }

  @TestFactory
  Stream<DynamicTest> whatMayHaveFailedCannot() {
    return tests(
        only(
            "be dispatched before its error is dealt with", "maybe", "result", ".dispatch(orders)"),
        only("be ended before its error is dealt with", "maybe", "result", ".end(o -> {})"),
        only("be absent", "maybe", "result", ".onAbsent(() -> {})"),
        only("be replaced where it may be absent too", "result", "maybeResult", ".orElse(order)"),
        only("be one Result where it may be absent too", "result", "maybeResult", ".toResult()"),
        program(
            "fail with another type of error",
            "result.attempt(Sample::route);",
            "result.attempt(Sample::coded);",
            ".attempt",
            "no suitable method found for attempt"),
        program(
            "give its Fail another type of error",
            "result.attemptOrFail((o, fail) -> fail.with(\"no\"));",
            "result.attemptOrFail((o, fail) -> fail.with(42));",
            "42",
            "int cannot be converted to java.lang.String"),
        program(
            "make another type of error of what it catches",
            "result.catching(IOException.class, Sample::read, e -> \"io\");",
            "result.catching(IOException.class, Sample::read, e -> 42);",
            "(IOException.class, Sample::read, e -> 42)",
            "int cannot be converted to java.lang.String"),
        program(
            "catch without saying what error that is",
            "result.catching(IOException.class, Sample::read, IOException::getMessage);",
            "result.catching(IOException.class, Sample::read);",
            ".catching",
            "no suitable method found for catching"),
        program(
            "be what is always there once it was guarded",
            "result.guard(o -> true).ok();",
            "result.guard(o -> true).orElse(order);",
            ".orElse",
            "cannot find symbol"),
        program(
            "recover to another type of value",
            "result.recover(e -> Result.<Order, Integer>ok(order));",
            "result.recover(e -> Result.<String, Integer>ok(e));",
            "(e -> Result.<String, Integer>ok(e))",
            "incompatible types"));
  }

  @TestFactory
  Stream<DynamicTest> onlyAnEndIsBuilt() {
    return tests(
        only("not a value", "end", "pipe", ".build(\"orders\")"),
        only("not what may be absent", "end", "maybe", ".build(\"orders\")"),
        only("not what may have failed", "end", "result", ".build(\"orders\")"),
        only("nor what may be either", "end", "maybeResult", ".build(\"orders\")"),
        only("not an answer", "end", "yes", ".build(\"orders\")"),
        only("not a view", "end", "view", ".build(\"orders\")"),
        only("nothing comes after it", "pipe", "end", ".then(o -> o)"),
        only("it is dispatched once", "pipe", "end", ".dispatch(orders)"));
  }

  @TestFactory
  Stream<DynamicTest> aFunctionMustFitItsStep() {
    return tests(
        program(
            "a step takes the value",
            "pipe.then(Sample::quantity);",
            "pipe.then(Sample::length);",
            ".then",
            "no suitable method found for then"),
        program(
            "a guard says yes or no",
            "pipe.guard(o -> o.quantity() > 1);",
            "pipe.guard(o -> o.quantity());",
            "()",
            "int cannot be converted to boolean"),
        program(
            "an attempt gives a Result",
            "pipe.attempt(Sample::route);",
            "pipe.attempt(Sample::quantity);",
            ".attempt",
            "no suitable method found for attempt"),
        program(
            "an optional step gives an Optional",
            "pipe.thenOptional(o -> Optional.of(o));",
            "pipe.thenOptional(o -> o);",
            "(o -> o)",
            "cannot be converted to java.util.Optional"),
        program(
            "a scan has its state first",
            "pipe.scan(() -> 0, (sum, o) -> sum.get() + o.quantity());",
            "pipe.scan(() -> 0, o -> o.quantity());",
            ".scan",
            "no suitable method found for scan"),
        program(
            "a step throws nothing checked",
            "pipe.catching(IOException.class, Sample::read);",
            "pipe.then(Sample::read);",
            "Sample::read",
            "incompatible thrown types java.io.IOException"),
        program(
            "what is caught is what is thrown",
            "pipe.catching(IOException.class, Sample::read);",
            "pipe.catching(TimeoutException.class, Sample::read);",
            "(TimeoutException.class, Sample::read)",
            "inference variable X has incompatible bounds"),
        program(
            "a step fails with its type of error",
            "pipe.attemptOrFail(String.class, (o, fail) -> fail.with(\"no\"));",
            "pipe.attemptOrFail(String.class, (o, fail) -> fail.with(42));",
            "42",
            "int cannot be converted to java.lang.String"),
        program(
            "a step that fails says with what",
            "pipe.attemptOrFail(String.class, (o, fail) -> fail.with(\"no\"));",
            "pipe.attemptOrFail((o, fail) -> fail.with(\"no\"));",
            ".attemptOrFail",
            "no suitable method found for attemptOrFail"),
        program(
            "a handler takes what flows",
            "pipe.dispatch(orders);",
            "pipe.dispatch(texts);",
            "texts",
            "incompatible types"));
  }

  @TestFactory
  Stream<DynamicTest> armsMustFit() {
    return tests(
        program(
            "a merge has an input for each arm",
            "pipe.fork().arm(a -> a).arm(b -> b).merge(Sample::both);",
            "pipe.fork().arm(a -> a).arm(b -> b).arm(c -> c).arm(d -> d).merge(Sample::both);",
            ".merge",
            "no suitable method found for merge"),
        program(
            "a merge takes what its arms give",
            "pipe.fork().arm(a -> a).arm(b -> b).merge(Sample::both);",
            "pipe.fork().arm(a -> a).arm(b -> b).merge(Sample::mixed);",
            ".merge",
            "no suitable method found for merge"),
        program(
            "a merge has no arm with errors",
            "pipe.fork().arm(a -> result.orElse(order)).merge(a -> a);",
            "pipe.fork().arm(a -> result).merge(a -> a);",
            "(a -> result)",
            "incompatible"),
        program(
            "a merge has no arm that has ended",
            "pipe.fork().arm(a -> a.then(o -> o)).merge(a -> a);",
            "pipe.fork().arm(a -> a.end(o -> {})).merge(a -> a);",
            "(a -> a.end(o -> {}))",
            "incompatible"),
        program(
            "an arm on a present value does not end",
            "maybe.whenPresent(a -> a.then(o -> o));",
            "maybe.whenPresent(a -> a.end(o -> {}));",
            "(a -> a.end(o -> {}))",
            "incompatible"),
        program(
            "a merge has arms",
            "pipe.fork().arm(a -> a).merge(a -> a);",
            "pipe.fork().merge(a -> a);",
            ".merge",
            "cannot find symbol"),
        program(
            "joined arms have ended",
            "pipe.fork().join(a -> a.dispatch(orders), b -> b.dispatch(orders));",
            "pipe.fork().join(a -> a.dispatch(orders), b -> b);",
            "b",
            "cannot be converted to"),
        program(
            "a tee has ended",
            "pipe.tee(a -> a.dispatch(orders));",
            "pipe.tee(a -> a.then(o -> o));",
            "(o -> o)",
            "incompatible types"),
        program(
            "a fork is not a stage",
            "pipe.fork().arm(a -> a).merge(a -> a).dispatch(orders);",
            "pipe.fork().arm(a -> a).dispatch(orders);",
            ".dispatch",
            "cannot find symbol"),
        program(
            "nothing goes on after a route of two kinds",
            "pipe.route(Sample::big, a -> a.guard(o -> true), b -> b.dedup()).dispatch(orders);",
            "pipe.route(Sample::big, a -> a.guard(o -> true), b -> b).dispatch(orders);",
            ".dispatch",
            "cannot find symbol"),
        program(
            "a route of two kinds is neither",
            "MaybePipe<Order, Order> m = pipe.route(Sample::big, a -> a.dedup(), b -> b.dedup());",
            "MaybePipe<Order, Order> m = pipe.route(Sample::big, a -> a.dedup(), b -> b);",
            "(Sample::big, a -> a.dedup(), b -> b)",
            "inference variable R has incompatible bounds"));
  }

  @TestFactory
  Stream<DynamicTest> viewsAreClosed() {
    return tests(
        only("nothing is made of a view", "pipe", "view", ".then(v -> v)"),
        only("a view is not dispatched", "pipe", "view", ".dispatch(orders)"),
        program(
            "what was guarded may be absent",
            "MaybePipe<Order, Order> m = view.endViewGuarded();",
            "Pipe<Order, Order> p = view.endViewGuarded();",
            "()",
            "cannot be converted to"),
        program(
            "a step sees the view and not the value",
            "view.tap(v -> v.intValue());",
            "view.tap(v -> v.quantity());",
            ".quantity",
            "cannot find symbol"));
  }

  @TestFactory
  Stream<DynamicTest> aDagHasOneTypeOfEvents() {
    return tests(
        program(
            "its roots take it",
            "dag.root(Sample::quantity);",
            "dag.root(Sample::length);",
            ".root",
            "no suitable method found for root"),
        program(
            "nodes of another do not merge",
            "dag.merge(dag.event(), dag.event(), (a, b) -> a);",
            "dag.merge(dag.event(), other.event(), (a, b) -> a);",
            ".merge",
            "no suitable method found for merge"),
        program(
            "a merge takes what its nodes give",
            "dag.merge(dag.event(), dag.event(), Sample::both);",
            "dag.merge(dag.event(), dag.root(Sample::quantity), Sample::both);",
            ".merge",
            "no suitable method found for merge"),
        program(
            "its handler takes it",
            "Handler<Order> built = dag.build(\"orders\");",
            "Handler<String> built = dag.build(\"orders\");",
            "(\"orders\")",
            "cannot be converted to"));
  }

  @TestFactory
  Stream<DynamicTest> handlersMustFit() {
    return tests(
        program(
            "the event comes last",
            "Handler<Order> h = world.handler(Sample::onOrder);",
            "Handler<Order> h = world.handler(Sample::backwards);",
            "(Sample::backwards)",
            "inference variable E has incompatible"),
        program(
            "a handler is of its events",
            "Handler<Order> h = world.handler(Sample::onOrder);",
            "Handler<String> h = world.handler(Sample::onOrder);",
            "(Sample::onOrder)",
            "inference variable E has incompatible"),
        program(
            "a handler runs for its events",
            "orders.run(order);",
            "orders.run(\"order\");",
            "\"order\"",
            "String cannot be converted to"),
        program(
            "what is read is not replaced",
            "world.on(Order.class).writes(Limits.class).run((l, o) -> l.set(l.get()));",
            "world.on(Order.class).reads(Limits.class).run((l, o) -> l.set(l.get()));",
            ".set",
            "cannot find symbol"),
        program(
            "a method that writes needs more than reads",
            "world.on(Order.class).writes(Limits.class).run(Sample::raise);",
            "world.on(Order.class).reads(Limits.class).run(Sample::raise);",
            "Sample::raise);",
            "incompatible types"),
        program(
            "a lambda has a parameter for each resource",
            "world.on(Order.class).reads(Limits.class).run((l, o) -> {});",
            "world.on(Order.class).reads(Limits.class).run(o -> {});",
            "o -> {}",
            "incompatible parameter types in lambda"),
        program(
            "a lambda has no more parameters than that",
            "world.on(Order.class).reads(Limits.class).run((l, o) -> {});",
            "world.on(Order.class).reads(Limits.class).run((l, more, o) -> {});",
            "(l, more, o) -> {}",
            "incompatible parameter types in lambda"),
        program(
            "an alias is of a type that its original has",
            "World.builder().alias(Record.class, Limits.class);",
            "World.builder().alias(Limits.class, Record.class);",
            ".alias",
            "no suitable method found for alias"),
        program(
            "a resource is what its type says",
            "world.on(Order.class).reads(Limits.class).run((l, o) -> l.get().max());",
            "world.on(Order.class).reads(Limits.class).run((l, o) -> l.get().min());",
            ".min",
            "cannot find symbol"));
  }

  private static Stream<DynamicTest> tests(WrongProgram... programs) {
    return WrongProgram.tests(List.of(programs));
  }
}
