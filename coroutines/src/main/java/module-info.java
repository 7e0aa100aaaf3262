/** Headrace for coroutines: handlers as flows, suspend functions, structured concurrency. */
module dev.headrace.coroutines {
  requires transitive dev.headrace.core;
  requires transitive kotlin.stdlib;
  requires transitive kotlinx.coroutines.core;

  exports dev.headrace.coroutines;
}
