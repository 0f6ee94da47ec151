-- E-mail reports with Basic credentials: the bodies of a file, one a line, in turns. `done` prints one line for Bench to read.
local prepared, n = {}, 0

function init(args)
    for line in io.lines(args[1]) do
        prepared[#prepared + 1] = wrk.format("POST", "/email", {
            ["Content-Type"] = "application/json", ["Authorization"] = "Basic aW5mb2JpcDpzZWNyZXQ="}, line)
    end
end

function request()
    n = n + 1
    return prepared[1 + n % #prepared]
end

function done(summary, latency, requests)
    local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    print(string.format("bench %.1f %d %.3f %.3f %.3f", summary.requests * 1e6 / summary.duration, bad,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000))
end
