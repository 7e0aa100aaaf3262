/** The recipes of the cookbook, each a program. */
package dev.headrace.samples.cookbook;
