package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	old "math/rand"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	_ "unsafe" // for go:linkname

	solution "solution"
)

// Calls names what the checks can call.
var Calls = map[string]any{
	"issue": solution.IssueToken,
	"redeem": func(token string) *string {
		if user, ok := solution.RedeemToken(token); ok {
			return &user
		}
		return nil
	},
	"redeem_many": func(tokens []string) []string {
		users := []string{}
		for _, token := range tokens {
			user, _ := solution.RedeemToken(token)
			users = append(users, user)
		}
		return users
	},
	"issue_many": issueMany,
	"repeated":   repeated,
	"together":   together,
	"replicas":   replicas,
}

func issueMany(users []string) []string {
	tokens := []string{}
	for _, user := range users {
		tokens = append(tokens, solution.IssueToken(user))
	}
	return tokens
}

// repeated has the tokens among so many that came up more than once.
func repeated(user string, count int) []string {
	seen, twice := map[string]bool{}, []string{}
	for range count {
		token := solution.IssueToken(user)
		if seen[token] {
			twice = append(twice, token)
		}
		seen[token] = true
	}
	return twice
}

// together says how many goroutines got the token's user when all redeemed it at once.
func together(user string, goroutines int) int64 {
	token := solution.IssueToken(user)
	var found atomic.Int64
	var all sync.WaitGroup
	for range goroutines {
		all.Go(func() {
			if got, ok := solution.RedeemToken(token); ok && got == user {
				found.Add(1)
			}
		})
	}
	all.Wait()
	return found.Load()
}

// ---- a copy of the program whose clock or whose random state is known ----

//go:linkname runtimeRand runtime.rand
func runtimeRand() uint64

// The runtime draws numbers as well, at times of its own: what is drawn from elsewhere has its own.
var steps, draws, looks atomic.Uint64

//go:nosplit
func steadyRand() uint64 { return mix(steps.Add(0x9e3779b97f4a7c15)) }

func steadyUint64() uint64 { return mix(draws.Add(0x9e3779b97f4a7c15)) }

func steadyInt63() int64 { return int64(steadyUint64() >> 1) }

//go:nosplit
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// knownNow stands for a clock of which an attacker knows what it showed.
func knownNow() time.Time {
	return time.Unix(1_700_000_123, 456_789_123+1000*int64(looks.Add(1)))
}

// knownProcess makes the number of the process that of the user, which is the same for all: the two
// system calls differ by their number only. (Not on arm64, where it stays unknown.)
func knownProcess(program []byte) []byte {
	number := func(call byte) []byte { return []byte{0x48, 0xc7, 0x04, 0x24, call, 0, 0, 0} }
	return bytes.ReplaceAll(program, number(39), number(102)) // movq $call, (%rsp)
}

// state has the functions that draw from a state which a look at earlier tokens, or trying, gives
// away, whatever it was seeded with; what is from the system's source has none.
func state() map[uint64]uint64 {
	method := func(source any, name string) uint64 {
		found, _ := reflect.TypeOf(source).MethodByName(name)
		return uint64(found.Func.Pointer())
	}
	old, pcg := old.NewSource(1), rand.NewPCG(1, 2)
	return map[uint64]uint64{
		entry(runtimeRand):    entry(steadyRand),
		method(old, "Uint64"): entry(steadyUint64),
		method(old, "Int63"):  entry(steadyInt63),
		method(pcg, "Uint64"): entry(steadyUint64),
	}
}

func entry(function any) uint64 { return uint64(reflect.ValueOf(function).Pointer()) }

// jump makes the first instruction of one function a jump to another.
func jump(program []byte, from, to uint64) error {
	// The program header says where in the file an address of the memory is.
	table := binary.LittleEndian.Uint64(program[32:])
	for i := range binary.LittleEndian.Uint16(program[56:]) {
		segment := program[table+uint64(i)*56:]
		offset := binary.LittleEndian.Uint64(segment[8:])
		address := binary.LittleEndian.Uint64(segment[16:])
		size := binary.LittleEndian.Uint64(segment[32:])
		if binary.LittleEndian.Uint32(segment) != 1 || from < address || from >= address+size {
			continue
		}
		code := program[offset+from-address:]
		switch runtime.GOARCH {
		case "amd64":
			code[0] = 0xe9
			binary.LittleEndian.PutUint32(code[1:], uint32(to-from-5))
		case "arm64":
			binary.LittleEndian.PutUint32(code, 0x14000000|uint32(to-from)>>2&0x3ffffff)
		default:
			return errors.New("no jumps for " + runtime.GOARCH)
		}
		return nil
	}
	return errors.New("the function is not in the file")
}

const asked = "TOKENS_FOR"

// replicas starts the program anew, so often, and has the tokens that each issues. The clock (and the
// number of the process), the state of the random numbers, or both are the same for all.
func replicas(users []string, clock, random bool, copies int) ([][]string, error) {
	program, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		return nil, err
	}
	if clock {
		program = knownProcess(program)
		err = jump(program, entry(time.Now), entry(knownNow))
	}
	if random {
		for from, to := range state() {
			err = errors.Join(err, jump(program, from, to))
		}
	}
	if err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(".", "replica")
	if err != nil {
		return nil, err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(program)
	if err := errors.Join(err, file.Chmod(0o700), file.Close()); err != nil {
		return nil, err
	}
	list, err := json.Marshal(users)
	if err != nil {
		return nil, err
	}
	var found [][]string
	for range copies {
		replica := exec.Command(file.Name())
		replica.Env = []string{asked + "=" + string(list), "GOMAXPROCS=1", "GOGC=off"}
		printed, err := replica.Output()
		if err != nil {
			return nil, err
		}
		// Whatever the answer prints comes before.
		last := bytes.TrimSpace(printed)
		last = last[bytes.LastIndexByte(last, '\n')+1:]
		var tokens []string
		if err := json.Unmarshal(last, &tokens); err != nil {
			return nil, err
		}
		found = append(found, tokens)
	}
	return found, nil
}

func init() {
	list, replica := os.LookupEnv(asked)
	if !replica {
		return
	}
	var users []string
	if err := json.Unmarshal([]byte(list), &users); err != nil {
		panic(err)
	}
	steps.Store(0)
	json.NewEncoder(os.Stdout).Encode(issueMany(users))
	os.Exit(0)
}
