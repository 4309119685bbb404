#ifndef TEXT_H
#define TEXT_H

/* The text, from malloc, for what stands between tags. An attribute needs text_attribute. */
char *text_escape(const char *text);

/* The text, from malloc, for what stands between the double quotes of an attribute. */
char *text_attribute(const char *text);

#endif
