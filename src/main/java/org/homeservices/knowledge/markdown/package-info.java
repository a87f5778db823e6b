/** Articles as Markdown files with front matter: in the WAR, or in the owner's folder. */
@NullMarked
package org.homeservices.knowledge.markdown;

import org.jspecify.annotations.NullMarked;
