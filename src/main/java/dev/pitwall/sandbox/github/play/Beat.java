package dev.pitwall.sandbox.github.play;

/**
 * A moment of a play.
 *
 * @param index of the step
 * @param second whether it finishes a step that takes two beats
 */
record Beat(Step step, int index, boolean second) {}
