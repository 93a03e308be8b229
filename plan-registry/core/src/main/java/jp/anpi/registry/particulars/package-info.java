/**
 * Promises what a city knows of people beside what other services are told: other addresses and numbers, how they live and can be
 * talked to, and where in life they were from when to when. May use the contract and the dates of {@code sheet}; stays in the registry. Start reading at
 * {@link jp.anpi.registry.particulars.Particulars}.
 */
@NullMarked
package jp.anpi.registry.particulars;

import org.jspecify.annotations.NullMarked;
