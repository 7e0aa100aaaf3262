package dev.headrace.registry;

import dev.headrace.Overflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.Test;

/** The tests of Reactive Streams itself, of which each is a test here. */
class PublisherTckTest {
  private static final int MOST = 1_000;

  /** In milliseconds: for a signal that must come, for one that must not, and for collecting. */
  private static final int PATIENCE = 1_000;

  private static final int QUIET = 10;
  private static final int COLLECTING = 500;

  /** They are for publishers that fail before they were subscribed to; a registry never does. */
  private static final Set<String> NOT_FOR_US =
      Set.of(
          "required_spec109_mayRejectCallsToSubscribeIfPublisherIsUnableOrUnwillingToServeThem"
              + "RejectionMustTriggerOnErrorAfterOnSubscribe",
          "optional_spec104_mustSignalOnErrorWhenFails");

  private static final class Verification extends FlowPublisherVerification<Integer> {
    Verification() {
      super(new TestEnvironment(PATIENCE, QUIET), COLLECTING);
    }

    /** Publishes so many events, of which some have no place, and unregisters the subscriber. */
    @Override
    public Flow.Publisher<Integer> createFlowPublisher(long events) {
      return subscriber -> {
        SyncRegistry<Integer> registry = SyncRegistry.create("tck");
        registry.asPublisher(Overflow.dropLatest(MOST)).subscribe(subscriber);
        for (int event = 0; event < Math.min(events, MOST); event++) {
          registry.publish(event);
        }
        registry.clear();
      };
    }

    @Override
    public Flow.Publisher<Integer> createFailedFlowPublisher() {
      return null;
    }

    /** As many as it is asked for: what has no place is not asked for by any of the tests. */
    @Override
    public long maxElementsFromPublisher() {
      return Long.MAX_VALUE - 1;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRuleIsKept() {
    return Arrays.stream(Verification.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .filter(method -> !method.getName().startsWith("untested_")) // there is no test for those
        .filter(method -> !NOT_FOR_US.contains(method.getName()))
        .map(method -> DynamicTest.dynamicTest(method.getName(), () -> check(method)));
  }

  private static void check(Method rule) throws Throwable {
    var verification = new Verification();
    verification.setUp();
    try {
      rule.invoke(verification);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
