package solution

import (
	"io"
	"net/http"
)

func NewAccessLog(w io.Writer, next http.Handler) http.Handler { return next }
