/**
 * What every test of the build stands on: nothing is left behind after a test, the code keeps the
 * rules of the house, and the public API is the one that was agreed on.
 */
package dev.headrace.testsupport;
