package solution

import (
	"unicode"
	"fmt"
	"io"
	"net/http"
	"strings"
)

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	if r.status == 0 {
		r.status = code
	}
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = 200
	}
	return r.ResponseWriter.Write(b)
}

func field(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0x2028 || r == 0x2029 {
			return -1
		}
		return r
	}, s)
	if s == "" {
		return "-"
	}
	return s
}

func NewAccessLog(w io.Writer, next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		method, path, q := r.Method, r.URL.Path, r.URL.Query().Get("q")
		user, _, _ := r.BasicAuth()
		agent := r.UserAgent()
		rec := &recorder{ResponseWriter: rw}
		next.ServeHTTP(rec, r)
		if rec.status == 0 {
			rec.status = 200
		}
		line := fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%d\n", field(method), field(path), field(q), field(user), field(agent), rec.status)
		io.WriteString(w, line)
	})
}
