/**
 * Promises that the product does what people were told: scenarios, browser journeys and kills against the standalone
 * process. May use the public calls only, never a class of a service. Start reading at
 * {@link jp.anpi.deploy.acceptance.KillTest} and {@link jp.anpi.deploy.acceptance.product.Product}.
 */
@NullMarked
package jp.anpi.deploy.acceptance;

import org.jspecify.annotations.NullMarked;
