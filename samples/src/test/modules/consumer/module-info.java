/** A named module that uses Headrace as a stranger would: what is not exported can't be seen from here. */
module consumer {
  requires dev.headrace.core;
  requires dev.headrace.kotlin;
  requires dev.headrace.coroutines;
  requires dev.headrace.wire;

  exports consumer;
}
