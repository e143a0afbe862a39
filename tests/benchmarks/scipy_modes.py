"""Lowest eigenvalues of a Matrix Market file by SciPy: HESSIAN COUNT SHIFT, or HESSIAN COUNT dense.

Prints the CPU seconds of the search alone, then the eigenvalues.
"""

import sys
import time

import scipy.io
import scipy.linalg
import scipy.sparse.linalg

path, count, shift = sys.argv[1], int(sys.argv[2]), sys.argv[3]
hessian = scipy.io.mmread(path).tocsc()
if shift == "dense":
    hessian = hessian.toarray()
start = time.process_time()
if shift == "dense":
    values = scipy.linalg.eigh(hessian, subset_by_index=[0, count - 1], driver="evr")[0]
else:
    values = scipy.sparse.linalg.eigsh(hessian, k=count, sigma=float(shift), which="LM")[0]
print(time.process_time() - start, *values, sep="\n")
