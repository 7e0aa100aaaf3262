/** Small programs, each with a main of its own; the documentation shows regions of them. */
package dev.headrace.samples;
