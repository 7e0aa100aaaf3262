/** Commands: a request by its name, and its answer. */
package dev.headrace.benchmarks.commands;
