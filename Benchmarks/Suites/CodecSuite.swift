public import Measurement
