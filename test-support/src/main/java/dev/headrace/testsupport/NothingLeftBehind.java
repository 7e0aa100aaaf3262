package dev.headrace.testsupport;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails every Jupiter test, and every test class, that leaves a thread or an unheard failure
 * behind.
 *
 * <p>It registers itself wherever this module is on the class path. The timeout of each test is set
 * beside it, in {@code junit-platform.properties}.
 */
public final class NothingLeftBehind
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(NothingLeftBehind.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    watch(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    watch(context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    check(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    check(context);
  }

  private static void watch(ExtensionContext context) {
    context.getStore(NAMESPACE).put(context.getUniqueId(), Leftovers.watch());
  }

  private static void check(ExtensionContext context) throws InterruptedException {
    context.getStore(NAMESPACE).remove(context.getUniqueId(), Leftovers.class).check();
  }
}
