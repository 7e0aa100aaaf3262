package dev.headrace.lifecycle;

/**
 * What reloads in two steps, so that all of them change or none: everything that can fail is done
 * first.
 *
 * @param <S> the type of the application's state
 */
public interface PreparedReloadable<S> extends Reloadable<S> {

  /**
   * Does everything that can fail, and changes nothing yet.
   *
   * @param reload has the state and the other providers
   * @return what is left to do
   * @throws Exception if it can't; then nothing is reloaded
   */
  PreparedReload prepare(Context<S> reload) throws Exception;

  /**
   * Does both steps, for those who call it directly. A container calls {@link #prepare}.
   *
   * @param reload has the state and the other providers
   * @throws Exception if it can't
   */
  @Override
  @SuppressWarnings("FunctionalInterfaceMethodChanged") // it is no function to be said in place
  default void reload(Context<S> reload) throws Exception {
    prepare(reload).commit();
  }
}
