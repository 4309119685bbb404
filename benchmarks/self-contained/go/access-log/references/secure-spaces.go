package solution

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode"
)

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, text)
}

func field(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func NewAccessLog(w io.Writer, next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: rw}
		next.ServeHTTP(rec, r)
		if rec.status == 0 {
			rec.status = http.StatusOK
		}
		user, _, _ := r.BasicAuth()
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\n", r.Method, field(clean(r.URL.Path)), field(clean(r.URL.Query().Get("q"))), field(clean(user)), field(clean(r.UserAgent())), rec.status)
	})
}
