// Package people knows who works in the hospital.
package people

// Role is what somebody is in a ward.
type Role string

const (
	Reader  Role = "reader"
	Planner Role = "planner"
)

// User is somebody with an account.
type User struct {
	Name string `json:"name"`
	// Roles by ward; those in the ward "*" hold in all wards.
	Roles map[string]Role `json:"roles"`
	// Left is set when somebody leaves the hospital. The account stays for the archive.
	Left bool `json:"left"`
}

// IsPlanner reports whether somebody plans shifts, so that the menu shows what planners need.
func (u User) IsPlanner() bool {
	for _, role := range u.Roles {
		if role == Planner {
			return true
		}
	}
	return false
}

// Directory holds all users.
type Directory struct {
	users map[string]User
}

// NewDirectory makes a directory of users.
func NewDirectory(users []User) *Directory {
	d := &Directory{map[string]User{}}
	for _, user := range users {
		d.users[user.Name] = user
	}
	return d
}

// Find returns the user with a name.
func (d *Directory) Find(name string) (User, bool) {
	user, ok := d.users[name]
	return user, ok
}
