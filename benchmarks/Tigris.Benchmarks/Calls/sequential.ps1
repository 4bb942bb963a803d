#Requires -Version 7.4

# The script without the module: signs, sends and waits, one organization after another.
param([string]$Endpoint, [int]$InFlight, [double]$Seconds)

$ErrorActionPreference = 'Stop'
$key = [Text.Encoding]::UTF8.GetBytes('tpk_benchmark_0123456789abcdef0123456789abcdef')

function Get-Organization {
    param([string]$Id)

    $uri = "$($Endpoint.TrimEnd('/'))/v1/providers/benchmark/orgs/$Id"
    $time = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
    $nonce = [guid]::NewGuid().ToString()
    $hash = [Security.Cryptography.HMACSHA256]::HashData($key, [Text.Encoding]::UTF8.GetBytes("GET`n$uri`n$time`n$nonce"))
    $headers = @{
        'X-Tigris-Time'      = "$time"
        'X-Tigris-Nonce'     = $nonce
        'X-Tigris-Signature' = [Convert]::ToHexString($hash).ToLowerInvariant()
    }
    (Invoke-RestMethod -Uri $uri -Headers $headers).data
}

function Invoke-Caller {
    param([double]$For)

    $watch = [Diagnostics.Stopwatch]::StartNew()
    $count = 0
    while ($watch.Elapsed.TotalSeconds -lt $For) {
        $count++
        $null = Get-Organization -Id "tenant-$count"
    }
    $count
}

$null = Invoke-Caller -For 2
$process = [Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$watch = [Diagnostics.Stopwatch]::StartNew()
$count = Invoke-Caller -For $Seconds
$elapsed = $watch.Elapsed.TotalSeconds
$process.Refresh()
[pscustomobject]@{
    Count      = $count
    Seconds    = $elapsed
    CpuSeconds = ($process.TotalProcessorTime - $cpu).TotalSeconds
    PeakBytes  = $process.PeakWorkingSet64
} | ConvertTo-Json -Compress
