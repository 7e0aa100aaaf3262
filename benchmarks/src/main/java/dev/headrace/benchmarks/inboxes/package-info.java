/** Inboxes: events from other threads to one that takes them. */
package dev.headrace.benchmarks.inboxes;
