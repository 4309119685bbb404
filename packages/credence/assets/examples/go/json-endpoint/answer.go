package solution

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

type Problem struct {
	Status  int
	Message string
}

func (p *Problem) Error() string { return p.Message }

func Endpoint(log func(text string), run func(r *http.Request) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		status, body := http.StatusOK, []byte(nil)
		result, err := run(r)
		if err == nil {
			body, err = json.Marshal(result)
		}
		var problem *Problem
		if errors.As(err, &problem) {
			status = problem.Status
			body, _ = json.Marshal(map[string]string{"error": problem.Message})
		} else if err != nil {
			// The cause is for us alone: the caller gets a number to tell us.
			number := make([]byte, 8)
			_, _ = rand.Read(number)
			id := fmt.Sprintf("%x", number)
			log(fmt.Sprintf("%s: %v", id, err))
			status = http.StatusInternalServerError
			body, _ = json.Marshal(map[string]string{"error": "Something went wrong.", "id": id})
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = w.Write(body)
	})
}
