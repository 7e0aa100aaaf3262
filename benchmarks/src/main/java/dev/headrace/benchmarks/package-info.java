/** JMH benchmarks: each part beside the same work written by hand. */
package dev.headrace.benchmarks;
