/**
 * Plays a scenario file against a product over HTTP and says by its exit status whether the product did what the scenario expects.
 * May use only the product's public calls, never a class of a service.
 * Start reading at {@link jp.anpi.deploy.drills.Drill}.
 */
@NullMarked
package jp.anpi.deploy.drills;

import org.jspecify.annotations.NullMarked;
