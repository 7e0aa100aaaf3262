/** The Kotlin layer of Headrace: the core, as it reads in Kotlin. */
module dev.headrace.kotlin {
  requires transitive dev.headrace.core;
  requires transitive kotlin.stdlib;

  exports dev.headrace.kotlin;

  // The names and types of functions are read from what the lambdas around them have captured.
  opens dev.headrace.kotlin to
      dev.headrace.core;
}
