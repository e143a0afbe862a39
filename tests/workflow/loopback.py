"""A SLURM cluster of one node on the loopback interface, out of one directory: munged, slurmctld and slurmd.

It has its own configuration, key, socket and ports, so that a cluster of the machine itself is not touched.
"""

import os
import shutil
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel")
CONFIGURATION = """\
ClusterName=loopback
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={directory}/munge.socket,cred_expire=5
StateSaveLocation={directory}/state
SlurmdSpoolDir={directory}/spool
SlurmctldPidFile={directory}/slurmctld.pid
SlurmdPidFile={directory}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=10
MinJobAge=86400
SchedulerParameters=sched_interval=2,bf_interval=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} RealMemory=16000
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def why_not():
    """Why no cluster can be started here, or nothing."""
    path = f"{os.environ['PATH']}:/usr/sbin"
    missing = [name for name in PROGRAMS if shutil.which(name, path=path) is None]
    if missing:
        return f"no {', '.join(missing)}: workflow/bootstrap --extras installs SLURM and munge"
    return "" if os.geteuid() == 0 else "the daemons of a cluster need root"


class Cluster:
    """Runs from start() to stop(); .log tells what was asked of it and when."""

    def __init__(self, directory):
        self.directory, self.daemons, self.log = directory, [], []
        self.environment = {**os.environ, "SLURM_CONF": str(directory / "slurm.conf")}
        self.environment["PATH"] = f"{directory}/bin:{os.environ['PATH']}:/usr/sbin"

    def start(self):
        """Refuses with the last lines of the daemons where they do not come up."""
        for name in ("state", "spool", "munge", "bin"):
            (self.directory / name).mkdir()
        srun = self.directory / "bin/srun"  # Snakemake's plugin keeps SLURM_CONF from it
        srun.write_text(f'#!/bin/sh\nSLURM_CONF={self.directory}/slurm.conf exec {shutil.which("srun")} "$@"\n')
        srun.chmod(0o755)
        key = self.directory / "munge/key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        values = {"host": socket.gethostname().split(".")[0], "ports": free_ports(2), "cores": max(4, os.cpu_count())}
        (self.directory / "slurm.conf").write_text(CONFIGURATION.format(directory=self.directory, **values))
        files = [f"--{name}-file={self.directory}/munge/{name}" for name in ("key", "pid", "log", "seed")]
        socket_file = f"--socket={self.directory}/munge.socket"
        # More threads than two, or a request times out on a busy machine.
        self.spawn("munged", "--foreground", "--force", "--num-threads=10", socket_file, *files)
        self.until(lambda: (self.directory / "munge.socket").exists(), "munged")
        self.spawn("slurmctld", "-D", "-i")
        self.spawn("slurmd", "-D")
        self.until(lambda: self.ask("sinfo", "--noheader", "--format=%T") == "idle", "the node")

    def spawn(self, name, *arguments):
        with open(self.directory / f"{name}.log", "w", encoding="utf-8") as log:
            daemon = subprocess.Popen([name, *arguments], stdout=log, stderr=log, env=self.environment)
        self.daemons.append(daemon)

    def until(self, condition, what, seconds=30):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                logs = sorted(self.directory.glob("*.log"))
                lines = [line for log in logs for line in log.read_text().splitlines()[-3:]]
                raise TimeoutError(f"{what} did not come up: {'; '.join(lines)}")
            time.sleep(0.2)

    def ask(self, *command):
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True, "check": False}
        return subprocess.run(command, env=self.environment, **quiet).stdout.strip()

    def tell(self, *command):
        """A command of the log, which must succeed."""
        self.note("$ " + " ".join(command))
        subprocess.run(command, env=self.environment, check=True)

    def note(self, line):
        self.log.append(f"{time.strftime('%H:%M:%S')} {line}")

    def jobs(self):
        """{id: (state, comment)} of all jobs, finished ones too."""
        lines = self.ask("squeue", "--noheader", "--states=all", "--format=%i|%T|%k").splitlines()
        return {number: (state, comment) for number, state, comment in (line.split("|", 2) for line in lines)}

    def stop(self):
        """Jobs first, so that none outlives its node."""
        self.ask("scancel", "--user=root")
        ends = time.monotonic() + 60
        while self.ask("squeue", "--noheader") and time.monotonic() < ends:
            time.sleep(0.2)
        for daemon in reversed(self.daemons):
            daemon.terminate()
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
