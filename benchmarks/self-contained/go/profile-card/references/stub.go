package solution

type Profile struct {
	Name     string `json:"name"`
	Homepage string `json:"homepage"`
	About    string `json:"about"`
}

func RenderProfile(p Profile) (string, error) { return "", nil }
