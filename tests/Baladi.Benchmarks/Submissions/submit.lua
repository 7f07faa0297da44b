-- Sends each draft of a list once: FILE COOKIE TOKEN. A list that runs out asks for what does not exist, which counts as an error.
local paths, next_path = {}, 0

function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  wrk.method = "POST"
  wrk.headers["Cookie"] = args[2]
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.body = "__RequestVerificationToken=" .. args[3]
end

function request()
  next_path = next_path + 1
  return wrk.format(nil, paths[next_path] or "/ar/the-list-has-run-out")
end
