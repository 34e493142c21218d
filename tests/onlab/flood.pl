#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes numbered pieces into the master of a running VM's pseudo terminal, as its QEMU does: flood.pl PID SECONDS
# [BYTES-A-SECOND], 1 MiB without. In perl, because it is on every Debian; 434 and 438 are pidfd_open and pidfd_getfd,
# 228 is clock_gettime.
use strict;
use warnings;

sub now { my $t = pack("qq", 0, 0); syscall(228, 1, $t); my ($s, $n) = unpack("qq", $t); return $s + $n / 1e9 }

my ($pid, $seconds, $rate) = @ARGV;
$rate //= 1024 * 1024;
my ($link) = grep { readlink($_) =~ /ptmx/ } glob("/proc/$pid/fd/*");
$link =~ m{/(\d+)$} or die "no pseudo terminal";
my $process = syscall(434, $pid + 0, 0);
my $fd = syscall(438, $process, $1 + 0, 0);
$fd >= 0 or die "pidfd_getfd: $!";
open(my $to, ">&=", $fd) or die $!;
my ($line, $sent) = (0, 0);
my $rest = join("", map { sprintf("%04d %s\r\n", $_, "x" x 57) } 1 .. 63); # 64 bytes a line, 4 KiB a piece
my $begin = now();
while ((my $spent = now() - $begin) < $seconds) {
    if ($sent > $spent * $rate) { select(undef, undef, undef, 0.01); next }
    my $piece = sprintf("flood line %08d %s\r\n", $line++, "x" x 42) . $rest;
    my $at = 0;
    while ($at < length($piece)) {
        my $wrote = syswrite($to, $piece, length($piece) - $at, $at);
        if (defined $wrote) { $at += $wrote } else { select(undef, undef, undef, 0.001) }
    }
    $sent += length($piece);
}
printf "LINES %d BYTES %d SECONDS %.2f\n", $line, $sent, now() - $begin;
syswrite($to, "\r\nFLOOD IS OVER\r\n");
