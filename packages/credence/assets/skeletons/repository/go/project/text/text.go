// Package text makes text ready for HTML.
package text

import "strings"

var between = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Escape is for what stands between tags. An attribute needs Attribute.
func Escape(text string) string { return between.Replace(text) }

// Attribute is for what stands between the double quotes of an attribute.
func Attribute(text string) string { return strings.ReplaceAll(Escape(text), `"`, "&quot;") }
