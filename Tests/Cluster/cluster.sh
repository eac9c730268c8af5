#!/bin/sh
# Runs backtest.sbatch on a real Slurm of one node, joins its parts and compares the bytes with those of one run.
# Usage: Tests/Cluster/cluster.sh PATH-TO-LINTASAN; as root, because it starts munged, slurmctld and slurmd.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
LINTASAN=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
export LINTASAN
for package in slurm-wlm munge; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends slurm-wlm munge
done
work=$(mktemp -d)
end() {
  for daemon in slurmd slurmctld munged; do
    [ ! -s "$work/$daemon.pid" ] || kill "$(cat "$work/$daemon.pid")" 2>/dev/null || true
  done
  sleep 1
  rm -rf "$work"
}
trap end EXIT
host=$(hostname -s)
mkdir -p "$work/spool" "$work/state" "$work/munge" "$work/job"
chmod 755 "$work"
chmod 777 "$work/job"
dd if=/dev/urandom of="$work/munge/key" bs=1 count=1024 2>/dev/null
chmod 600 "$work/munge/key"
chmod 755 "$work/munge"
munged --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munged.pid" \
  --log-file="$work/munge/log" --seed-file="$work/munge/seed"
cat > "$work/slurm.conf" <<EOF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CryptoType=crypto/munge
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
SlurmdSpoolDir=$work/spool
StateSaveLocation=$work/state
SlurmctldPort=16817
SlurmdPort=16818
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
EOF
sed -i '/^CryptoType/d' "$work/slurm.conf"
export SLURM_CONF="$work/slurm.conf"
slurmctld -c
slurmd
cd "$work/job"
sinfo
sbatch --wait --output="$work/job/log-%a" --export=ALL "$here/backtest.sbatch" || { cat "$work"/*.log "$work"/job/log-*; exit 1; }
"$LINTASAN" merge part-*.csv --format csv --output joined.csv
"$LINTASAN" backtest --index egdi --from 2014 --format csv --quiet --output whole.csv
cmp joined.csv whole.csv
echo "8 tasks of Slurm $(sinfo --version | cut -d' ' -f2), joined: the bytes of one run"
