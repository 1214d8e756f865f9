// New TLS connections with chain and name verified, some at once on as many goroutines.
//
// Arguments: name, address, port, file with the roots, count, how many at once.
// Prints the connections, the microseconds of CPU and of the wall that they took together.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) != 7 {
		fail("usage: NAME ADDRESS PORT ROOTS COUNT AT-ONCE")
	}
	address := net.JoinHostPort(os.Args[2], os.Args[3])
	pem, err := os.ReadFile(os.Args[4])
	roots := x509.NewCertPool()
	if err != nil || !roots.AppendCertsFromPEM(pem) {
		fail("no roots")
	}
	config := &tls.Config{
		ServerName: os.Args[1],
		RootCAs:    roots,
		NextProtos: []string{"h2", "http/1.1"},
	}
	count, _ := strconv.ParseInt(os.Args[5], 10, 64)
	atOnce, _ := strconv.Atoi(os.Args[6])

	begin := time.Now()
	left := count
	var all sync.WaitGroup
	for i := 0; i < atOnce; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for atomic.AddInt64(&left, -1) >= 0 {
				shakeHands(address, config)
			}
		}()
	}
	all.Wait()
	wall := time.Since(begin)

	var used syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	cpu := (used.Utime.Nano() + used.Stime.Nano()) / 1000
	fmt.Println(count, cpu, wall.Microseconds())
}

func shakeHands(address string, config *tls.Config) {
	tcp, err := net.Dial("tcp", address)
	if err != nil {
		fail(err.Error())
	}
	connection := tls.Client(tcp, config)
	if err := connection.Handshake(); err != nil {
		fail(err.Error())
	}
	connection.Close()
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
