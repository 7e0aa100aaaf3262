package dev.headrace.lifecycle;

/** How far a provider is. */
public enum ProviderState {
  /** It was added. */
  REGISTERED,
  /** It has said that it could boot. */
  VALIDATED,
  /** Its boot hook is called. */
  BOOTING,
  /** It has booted. */
  BOOTED,
  /** It has booted to say that it is not wanted: it does nothing, and is there to be found. */
  DISABLED,
  /** Its runner was started. */
  RUNNING,
  /** Its runner ended by itself, without a failure. */
  COMPLETED,
  /** It goes on, but not as well as it should. */
  DEGRADED,
  /** It is being shut down. */
  STOPPING,
  /** It was shut down. */
  STOPPED,
  /** It could not boot, or its runner failed for good, or it could not shut down. */
  FAILED
}
