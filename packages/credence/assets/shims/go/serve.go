// Package credence runs beside the answer, in its process: it carries out the calls that the
// checks ask for. Requests come as JSON lines on descriptor 3, replies leave as JSON lines on
// descriptor 4; the answer's own stdin is empty and its stdout goes where its stderr goes. Nothing
// here is trusted; what it says is only observed.
package credence

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"syscall"
	"unicode/utf8"
)

type request struct {
	ID   string            `json:"id"`
	Call string            `json:"call"`
	Args []json.RawMessage `json:"args"`
}

type raised struct {
	Type    string `json:"type"`
	Message string `json:"message"`
}

var (
	contextType = reflect.TypeFor[context.Context]()
	errorType   = reflect.TypeFor[error]()
	bytesType   = reflect.TypeFor[[]byte]()
	anyType     = reflect.TypeFor[any]()
)

// Serve carries out calls of the functions of the table until there are no more.
func Serve(calls map[string]any) {
	// Programs that the answer starts have no business with them.
	syscall.CloseOnExec(3)
	syscall.CloseOnExec(4)
	replies := os.NewFile(4, "replies")
	requests := bufio.NewReader(os.NewFile(3, "requests"))
	for first := true; ; first = false {
		line, err := requests.ReadBytes('\n')
		if err != nil {
			if err != io.EOF {
				fmt.Fprintln(os.Stderr, err)
			}
			return
		}
		var asked request
		if err := json.Unmarshal(line, &asked); err != nil {
			panic(err)
		}
		message := map[string]any{"id": asked.ID}
		if first {
			message["ok"] = nil
		} else if value, problem := call(calls, asked); problem != nil {
			message["raised"] = problem
		} else {
			message["ok"] = value
		}
		var reply bytes.Buffer
		encoder := json.NewEncoder(&reply)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(message); err != nil {
			panic(err)
		}
		if _, err := replies.Write(reply.Bytes()); err != nil {
			panic(err)
		}
	}
}

func call(calls map[string]any, asked request) (value any, problem *raised) {
	defer func() {
		if reason := recover(); reason != nil {
			problem = &raised{Type: fmt.Sprintf("panic: %T", reason), Message: short(reason)}
		}
	}()
	function := reflect.ValueOf(calls[asked.Call])
	if function.Kind() != reflect.Func {
		return nil, &raised{"NoSuchFunction", "the driver has no function " + asked.Call}
	}
	arguments, err := decodeAll(asked.Args, function.Type())
	if err != nil {
		return nil, &raised{"Mismatch", asked.Call + ": " + err.Error()}
	}
	results := function.Call(arguments)
	if last := len(results) - 1; last >= 0 && results[last].Type() == errorType {
		if err, failed := results[last].Interface().(error); failed {
			return nil, &raised{fmt.Sprintf("%T", err), short(err.Error())}
		}
		results = results[:last]
	}
	values := make([]any, len(results))
	for i, result := range results {
		values[i] = encode(result, 0)
	}
	switch len(values) {
	case 0:
		return nil, nil
	case 1:
		return values[0], nil
	}
	return values, nil
}

// decodeAll makes the arguments of the types that a function takes; contexts it gets for nothing.
func decodeAll(given []json.RawMessage, function reflect.Type) ([]reflect.Value, error) {
	var arguments []reflect.Value
	next := 0
	for i := range function.NumIn() {
		want := function.In(i)
		if want == contextType {
			arguments = append(arguments, reflect.ValueOf(context.Background()))
			continue
		}
		rest := function.IsVariadic() && i == function.NumIn()-1
		if rest {
			want = want.Elem()
		}
		for ; next < len(given); next++ {
			value, err := decode(given[next], want)
			if err != nil {
				return nil, err
			}
			arguments = append(arguments, value)
			if !rest {
				break
			}
		}
		if !rest {
			next++
		}
	}
	if next != len(given) {
		return nil, fmt.Errorf("takes %d arguments, got %d", function.NumIn(), len(given))
	}
	return arguments, nil
}

func decode(given json.RawMessage, want reflect.Type) (reflect.Value, error) {
	value := reflect.New(want)
	if want == bytesType || want == anyType {
		var wrapped map[string]string
		if json.Unmarshal(given, &wrapped) == nil && len(wrapped) == 1 {
			if text, found := wrapped["$bytes"]; found {
				data, err := base64.StdEncoding.DecodeString(text)
				value.Elem().Set(reflect.ValueOf(data))
				return value.Elem(), err
			}
		}
	}
	err := json.Unmarshal(given, value.Interface())
	return value.Elem(), err
}

func encode(value reflect.Value, depth int) any {
	if !value.IsValid() {
		return nil
	}
	if depth > 50 {
		return object("nested too deeply")
	}
	if value.CanInterface() {
		switch known := value.Interface().(type) {
		case error:
			return object(known.Error())
		case json.Marshaler:
			if data, err := json.Marshal(known); err == nil {
				return json.RawMessage(data)
			}
		}
	}
	switch value.Kind() {
	case reflect.Bool:
		return value.Bool()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if number := value.Int(); number > -1<<53 && number < 1<<53 {
			return number
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if number := value.Uint(); number < 1<<53 {
			return number
		}
	case reflect.Float32, reflect.Float64:
		if number := value.Float(); !math.IsNaN(number) && !math.IsInf(number, 0) {
			return number
		}
	case reflect.String:
		if text := value.String(); utf8.ValidString(text) {
			return text
		}
		return wrapBytes([]byte(value.String()))
	case reflect.Pointer, reflect.Interface:
		return encode(value.Elem(), depth+1)
	case reflect.Slice, reflect.Array:
		if value.Type() == bytesType {
			return wrapBytes(value.Bytes())
		}
		items := make([]any, value.Len())
		for i := range items {
			items[i] = encode(value.Index(i), depth+1)
		}
		return items
	case reflect.Map:
		items := map[string]any{}
		for pairs := value.MapRange(); pairs.Next(); {
			items[fmt.Sprint(pairs.Key())] = encode(pairs.Value(), depth+1)
		}
		return items
	case reflect.Struct:
		if items := fields(value, depth); len(items) > 0 {
			return items
		}
	}
	return object(fmt.Sprintf("%+v", value))
}

// fields has the exported fields of a struct under the names that encoding/json gives them.
func fields(value reflect.Value, depth int) map[string]any {
	items := map[string]any{}
	for i := range value.NumField() {
		field := value.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		name := field.Name
		if tag, _, _ := bytes.Cut([]byte(field.Tag.Get("json")), []byte(",")); len(tag) > 0 {
			name = string(tag)
		}
		items[name] = encode(value.Field(i), depth+1)
	}
	return items
}

func wrapBytes(data []byte) any {
	return map[string]string{"$bytes": base64.StdEncoding.EncodeToString(data)}
}

func object(text string) any {
	return map[string]string{"$object": short(text)}
}

func short(what any) string {
	text := fmt.Sprint(what)
	return text[:min(len(text), 2000)]
}
