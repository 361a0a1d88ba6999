// Node's Socket.IO with as little as possible behind it: one room, one event to all, acts that are only acknowledged.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Server } from "socket.io";

const [port, view] = [Number(process.argv[2]), JSON.parse(readFileSync(process.argv[3], "utf8"))];
const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });
io.on("connection", (socket) => {
  socket.join("phones");
  socket.emit("room", view);
  socket.on("push", () => io.to("phones").emit("room", view));
  socket.on("act", (_act, answer) => answer({ ok: true, seq: 1, counted: false }));
});
http.listen(port, "127.0.0.1", 4096, () => console.log("ready"));
