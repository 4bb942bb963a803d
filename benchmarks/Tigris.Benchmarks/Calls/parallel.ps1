#Requires -Version 7.4

# The parallel script without the module: like sequential.ps1, with the organizations in parallel.
param([string]$Endpoint, [int]$InFlight, [double]$Seconds)

$ErrorActionPreference = 'Stop'

function Invoke-Caller {
    param([int]$Count)

    # The engine reads all input at once, independent of the limit. So the measurement has a number of calls and no time limit.
    $answers = 1..$Count | ForEach-Object -ThrottleLimit $InFlight -Parallel {
        $key = [Text.Encoding]::UTF8.GetBytes('tpk_benchmark_0123456789abcdef0123456789abcdef')
        $uri = "$(($using:Endpoint).TrimEnd('/'))/v1/providers/benchmark/orgs/tenant-$_"
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
    @($answers).Count
}

$null = Invoke-Caller -Count ([Math]::Max(100, $InFlight * 2))
$watch = [Diagnostics.Stopwatch]::StartNew()
$warm = Invoke-Caller -Count ([Math]::Max(100, $InFlight * 2))

# Each run creates its runspaces. The calls of the run share them.
$calls = [Math]::Max($InFlight * 16, [int]($Seconds * $warm / $watch.Elapsed.TotalSeconds))
$process = [Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$watch.Restart()
$count = Invoke-Caller -Count $calls
$elapsed = $watch.Elapsed.TotalSeconds
$process.Refresh()
[pscustomobject]@{
    Count      = $count
    Seconds    = $elapsed
    CpuSeconds = ($process.TotalProcessorTime - $cpu).TotalSeconds
    PeakBytes  = $process.PeakWorkingSet64
} | ConvertTo-Json -Compress
