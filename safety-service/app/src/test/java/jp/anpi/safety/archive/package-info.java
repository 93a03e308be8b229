/** Promises that archives are whole, small in memory and marked. */
@org.jspecify.annotations.NullMarked
package jp.anpi.safety.archive;
