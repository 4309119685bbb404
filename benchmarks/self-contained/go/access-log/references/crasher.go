package solution

import (
	"io"
	"net/http"
)

func NewAccessLog(w io.Writer, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
}
