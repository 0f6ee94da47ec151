-- With a third argument `mail` reports only; else half Infobip delivery reports of their own messages, half signed Twilio callbacks out of a file of prepared ones. `done` prints one line for Bench to read.
-- `me` is no local: `setup` sets it from outside, and two threads with one name would post the same messages.
me = 0
local prepared, n, mail = {}, 0, false
local counter = 0

function setup(thread)
    counter = counter + 1
    thread:set("me", counter)
end

function init(args)
    for line in io.lines(args[1]) do
        local path, signature, body = line:match("^(%S+)\t(%S+)\t(%S+)$")
        prepared[#prepared + 1] = wrk.format("POST", path, {
            ["Content-Type"] = "application/x-www-form-urlencoded", ["X-Twilio-Signature"] = signature}, body)
    end
    me = me .. "-" .. args[2]
    mail = args[3] == "mail"
end

local headers = {["Content-Type"] = "application/json", ["Authorization"] = "Basic aW5mb2JpcDpzZWNyZXQ="}

function request()
    n = n + 1
    if n % 2 == 0 and not mail then
        return prepared[1 + (n / 2) % #prepared]
    end
    -- One of a million people, without any order (see Reports.java).
    local contact = n * 618033989 % 1000000
    return wrk.format("POST", "/email", headers, '{"results":[{"bulkId":"bulk","price":{"pricePerMessage":0.001,"currency":"BRL"},"status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET","description":"Message delivered to handset"},"error":{"id":0,"name":"NO_ERROR","description":"No Error","groupId":0,"groupName":"OK","permanent":false},"messageId":"m-' .. me .. "-" .. n .. '","doneAt":"2024-07-16T17:26:54.966-0300","smsCount":1,"sentAt":"2024-07-16T17:26:52.880-0300","browserLink":"http://tracking.example.com/render/content?id=9A31B6F61DABF3CBF4E4D10D8D0F8F4D1CB4F8C2","sendingSpeed":0,"callbackData":"{\\"qj_contact_id\\": ' .. contact .. ', \\"campanha\\": \\"inverno\\"}","to":"joao.madero.' .. contact .. '@example.com.br"}]}')
end

function done(summary, latency, requests)
    local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    print(string.format("bench %.1f %d %.3f %.3f %.3f", summary.requests * 1e6 / summary.duration, bad,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000))
end
