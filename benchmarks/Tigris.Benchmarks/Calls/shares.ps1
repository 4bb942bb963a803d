#Requires -Version 7.4

# The script of an expert without the module: like parallel.ps1, but each runspace reads a share of the organizations in a loop.
param([string]$Endpoint, [int]$InFlight, [double]$Seconds)

$ErrorActionPreference = 'Stop'

# The runspaces exist and have sent requests for a while before the measurement starts.
$from = [DateTime]::UtcNow.AddSeconds(3 + $InFlight / 10)
$to = $from.AddSeconds($Seconds)
$results = 0..$InFlight | ForEach-Object -ThrottleLimit ($InFlight + 1) -Parallel {
    $from = $using:from
    $to = $using:to
    if ($_ -eq 0) {
        # This runspace sends no request. It reads the figures of the process at the start and at the end.
        $process = [Diagnostics.Process]::GetCurrentProcess()
        Start-Sleep -Duration ($from - [DateTime]::UtcNow)
        $process.Refresh()
        $cpu = $process.TotalProcessorTime
        Start-Sleep -Duration ($to - [DateTime]::UtcNow)
        $process.Refresh()
        return [pscustomobject]@{ Cpu = ($process.TotalProcessorTime - $cpu).TotalSeconds; Peak = $process.PeakWorkingSet64 }
    }

    $key = [Text.Encoding]::UTF8.GetBytes('tpk_benchmark_0123456789abcdef0123456789abcdef')
    $orgs = "$(($using:Endpoint).TrimEnd('/'))/v1/providers/benchmark/orgs"
    $sent = 0
    $count = 0
    while ([DateTime]::UtcNow -lt $to) {
        $sent++
        $uri = "$orgs/tenant-$_-$sent"
        $time = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
        $nonce = [guid]::NewGuid().ToString()
        $hash = [Security.Cryptography.HMACSHA256]::HashData($key, [Text.Encoding]::UTF8.GetBytes("GET`n$uri`n$time`n$nonce"))
        $headers = @{
            'X-Tigris-Time'      = "$time"
            'X-Tigris-Nonce'     = $nonce
            'X-Tigris-Signature' = [Convert]::ToHexString($hash).ToLowerInvariant()
        }
        $null = (Invoke-RestMethod -Uri $uri -Headers $headers).data
        $now = [DateTime]::UtcNow
        if ($now -ge $from -and $now -lt $to) {
            $count++
        }
    }
    [pscustomobject]@{ Count = $count }
}

$watched = $results | Where-Object { $null -ne $_.Cpu }
[pscustomobject]@{
    Count      = [int]($results | Measure-Object -Property Count -Sum).Sum
    Seconds    = $Seconds
    CpuSeconds = $watched.Cpu
    PeakBytes  = $watched.Peak
} | ConvertTo-Json -Compress
