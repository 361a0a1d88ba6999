"""What Redis does for us in one piece (Lua)."""

WRITE = """
if redis.call('GET', KEYS[3]) ~= ARGV[4] then return redis.error_reply('FORGOTTEN it was told in another time') end
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local before = last[1] and last[1][1] or '0-0'
local id = redis.call('XADD', KEYS[1], '*', 'e', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('PUBLISH', KEYS[2], cjson.encode({ARGV[1], before, id}) .. ARGV[2])
"""
"""Keys: a session's stream, the channel, the epoch. Puts an entry at the stream's end and tells everybody, with the id
of the one before; unless Redis has forgotten everything since."""
READ = """
return {redis.call('GET', KEYS[2]) or '', redis.call('XRANGE', KEYS[1], ARGV[1], '+', 'COUNT', ARGV[2])}
"""
"""Keys: a stream, what was left of it when it was cut. What comes behind an id, and what was left."""
COMPACT = """
redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3])
redis.call('XTRIM', KEYS[1], 'MINID', ARGV[1])
"""
"""Keys: the same. Write down what is left, and cut the stream up to an id."""
TAKE = """
local tokens, since = unpack(redis.call('HMGET', KEYS[1], 't', 's'))
local rate, burst, takes = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1e6
local left = math.min(burst, (tonumber(tokens) or burst) + (now - (tonumber(since) or now)) * rate)
local enough = left >= 1
if takes == 1 then
  redis.call('HSET', KEYS[1], 't', tostring(enough and left - 1 or left), 's', tostring(now))
  redis.call('EXPIRE', KEYS[1], math.ceil(burst / rate) + 60)
end
return enough and 1 or 0
"""
"""Key: a token bucket. Whether there is a token; takes it, if it shall."""
